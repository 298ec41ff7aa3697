using System.Runtime.Intrinsics;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The states of a group of sequences, one in each lane: <c>lanes[element · 16 + lane]</c>.</summary>
/// <param name="lanes">Where they are.</param>
/// <param name="length">Elements of a state.</param>
/// <param name="carried">Those that a step changes, which come first.</param>
internal readonly unsafe struct LaneStates(float* lanes, int length, int carried)
{
    private const int Lanes = ModelProgram.GroupSize;

    private readonly float* _lanes = lanes;

    /// <summary>Zeros in all lanes: what no sequence uses is computed with, too.</summary>
    public void Clear() => new Span<float>(_lanes, length * Lanes).Clear();

    /// <summary>Gives some lanes the state of one sequence.</summary>
    public void Fill(float* state, int first, int count)
    {
        for (int e = 0; e < length; e++)
        {
            new Span<float>(_lanes + ((nint)e * Lanes) + first, count).Fill(state[e]);
        }
    }

    /// <summary>Every sequence goes on from what the step has left in a lane.</summary>
    /// <param name="from">For each lane the one whose state it takes; of the same sample, so that what no step changes stays.</param>
    public void Permute(ReadOnlySpan<int> from)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var order = Vector512.Create(from);
            for (int e = 0; e < carried; e++)
            {
                float* element = _lanes + ((nint)e * Lanes);
                Vector512.Store(Vector512.Shuffle(Vector512.Load(element), order), element);
            }

            return;
        }

        Span<float> before = stackalloc float[Lanes];
        for (int e = 0; e < carried; e++)
        {
            var element = new Span<float>(_lanes + ((nint)e * Lanes), Lanes);
            element.CopyTo(before);
            for (int lane = 0; lane < Lanes; lane++)
            {
                element[lane] = before[from[lane]];
            }
        }
    }
}
