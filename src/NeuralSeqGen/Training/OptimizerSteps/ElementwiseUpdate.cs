using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The step over single parameters: runs of trainable weights, cut into pieces that threads take.</summary>
/// <param name="program">The generated update.</param>
/// <param name="slots">The optimizer's slots.</param>
internal sealed unsafe class ElementwiseUpdate(ModelProgram program, PinnedFloats[] slots) : IShardJob
{
    private const int Piece = 1 << 14;
    private const int Block = ModelProgram.GroupSize;

    private float* _parameters;
    private float* _gradient;
    private double _learningRate;
    private long _step;
    private (int Start, int End) _run;

    public void Run((int Start, int End)[] runs, float* parameters, float* gradient, double learningRate, long step, WorkTeam team, int threads)
    {
        _parameters = parameters;
        _gradient = gradient;
        _learningRate = learningRate;
        _step = step;
        foreach (var run in runs)
        {
            _run = run;
            team.Run(this, (run.End - run.Start + Piece - 1) / Piece, threads);
        }
    }

    void IShardJob.Run(int part)
    {
        float** at = stackalloc float*[slots.Length];
        int start = _run.Start + part * Piece;
        int length = Math.Min(Piece, _run.End - start);
        int whole = length / Block * Block;
        for (int i = 0; i < slots.Length; i++)
        {
            at[i] = slots[i].Pointer + start;
        }

        if (whole > 0)
        {
            Update(_parameters + start, _gradient + start, at, whole);
        }

        if (whole < length)
        {
            UpdateRest(start + whole, length - whole, at);
        }
    }

    // What is left of a run is copied: the update works on multiples of 16 and must not touch the weight behind.
    private void UpdateRest(int start, int length, float** at)
    {
        float* buffers = stackalloc float[(2 + slots.Length) * Block];
        new Span<float>(buffers, (2 + slots.Length) * Block).Clear();
        Copy(_parameters + start, buffers, length);
        Copy(_gradient + start, buffers + Block, length);
        for (int i = 0; i < slots.Length; i++)
        {
            at[i] = buffers + (2 + i) * Block;
            Copy(slots[i].Pointer + start, at[i], length);
        }
        Update(buffers, buffers + Block, at, Block);
        Copy(buffers, _parameters + start, length);
        for (int i = 0; i < slots.Length; i++)
        {
            Copy(at[i], slots[i].Pointer + start, length);
        }
    }

    private void Update(float* parameters, float* gradient, float** at, int length)
    {
        var range = new UpdateRange { Parameters = parameters, Gradients = gradient, Slots = at, Length = length, LearningRate = _learningRate, Step = _step };
        program.Update(in range);
    }

    private static void Copy(float* source, float* destination, int length) => new ReadOnlySpan<float>(source, length).CopyTo(new Span<float>(destination, length));
}
