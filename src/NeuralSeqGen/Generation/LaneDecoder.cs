using System.Runtime.CompilerServices;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// A decoder that goes step by step with a group of sequences at once: the beginnings of a sample have lanes beside each other, and a sample that is finished
/// leaves its lanes to the next.
/// </summary>
internal sealed unsafe class LaneDecoder
{
    private const int Lanes = ModelProgram.GroupSize;

    private readonly ModelProgram _program;
    private readonly SampleEncoder _encoder;
    private readonly LaneStates _states;
    private readonly PinnedFloats _arena;
    private readonly PinnedFloats[] _outputs;
    private readonly float* _parameters;
    private readonly ForcedInput _forced;
    private readonly int _inputs;
    private readonly int _output;
    private readonly float[][] _rows;
    private readonly int[] _ids = GC.AllocateArray<int>(Lanes, pinned: true);
    private readonly int[] _from = new int[Lanes];

    /// <param name="plan">The model.</param>
    /// <param name="encoder">What stands before the steps.</param>
    /// <param name="arena">Work memory.</param>
    /// <param name="parameters">The weights; alive as long as this object is used.</param>
    public LaneDecoder(ExecutionPlan plan, SampleEncoder encoder, PinnedFloats arena, float* parameters)
    {
        (_program, _encoder, _arena) = (plan.Program, encoder, arena);
        _parameters = parameters;
        _forced = plan.Definition.ForcedInputs[0];
        _inputs = plan.Inputs.Length;
        _output = plan.Definition.OutputOf(_forced.Target);
        _outputs = Array.ConvertAll(plan.Outputs, port => new PinnedFloats(Lanes * port.Shape[^1]));
        _rows = [.. Enumerable.Range(0, Lanes).Select(_ => new float[plan.Outputs[_output].Shape[^1]])];
        _states = new LaneStates(arena.Pointer, encoder.Length, encoder.Carried);
    }

    /// <summary>Groups that some samples fill, each with so many beginnings.</summary>
    public static int Groups(int samples, int width) => (samples + (Lanes / width) - 1) / (Lanes / width);

    /// <summary>Whether it is cheaper than one sequence after the other: there are lanes for every beginning of a sample, and samples for several groups.</summary>
    public static bool Serves(ExecutionPlan plan, int samples, int width) =>
        plan.Program.DecodeLanesArena > 0 && width <= Lanes && Groups(samples, width) > 1 && samples / Groups(samples, width) * width > plan.Program.DecodeLanesCost;

    /// <summary>Goes on with samples until each is finished, or has so many ids.</summary>
    /// <param name="samples">Their numbers, in the order in which they come in.</param>
    /// <param name="searches">The beginnings of all samples.</param>
    /// <param name="length">Ids at most.</param>
    public void Run(IEnumerable<int> samples, SampleSearch[] searches, int length)
    {
        int width = searches[0].Width;
        var waiting = new Queue<int>(samples);
        LaneSlot[] slots = [.. Enumerable.Range(0, Lanes / width).Select(slot => new LaneSlot(slot * width))];
        _states.Clear();
        while (Enter(slots, waiting, searches, width))
        {
            Step();
            Advance(slots, length);
        }
    }

    /// <summary>Whether there are samples left.</summary>
    private bool Enter(LaneSlot[] slots, Queue<int> waiting, SampleSearch[] searches, int width)
    {
        foreach (var slot in slots)
        {
            if (slot.Search is null && waiting.TryDequeue(out int sample))
            {
                slot.Enter(searches[sample]);
                _states.Fill(_encoder.Encode(sample), slot.First, width);
                _ids.AsSpan(slot.First, width).Fill(_forced.StartId);
            }
        }

        return Array.Exists(slots, slot => slot.Search is not null);
    }

    /// <summary>One step of every lane; those of nobody are computed, too, and not read.</summary>
    private void Step()
    {
        float** outputs = stackalloc float*[_outputs.Length];
        for (int i = 0; i < _outputs.Length; i++)
        {
            outputs[i] = _outputs[i].Pointer;
        }

        void** inputs = stackalloc void*[_inputs];
        inputs[_forced.Input] = Unsafe.AsPointer(ref _ids[0]);
        var group = new BatchGroup { Count = Lanes, BatchCount = Lanes, Layer = -1, Inputs = inputs, Outputs = outputs, Parameters = _parameters, Arena = _arena.Pointer };
        _program.DecodeLanes(in group);
    }

    private void Advance(LaneSlot[] slots, int length)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            _from[lane] = lane;
        }

        foreach (var slot in slots)
        {
            if (slot.Search is { } search)
            {
                slot.Advance(Rows(slot.First, search.Beams.Count), length);
                Follow(slot);
            }
        }

        if (IsMoved())
        {
            _states.Permute(_from);
        }
    }

    private bool IsMoved()
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            if (_from[lane] != lane)
            {
                return true;
            }
        }

        return false;
    }

    private ArraySegment<float[]> Rows(int first, int count)
    {
        for (int lane = first; lane < first + count; lane++)
        {
            int classes = _rows[lane].Length;
            _outputs[_output].Span.Slice(lane * classes, classes).CopyTo(_rows[lane]);
        }

        return new(_rows, first, count);
    }

    /// <summary>The ids that the lanes of a sample read next, and the lanes whose states they go on from.</summary>
    private void Follow(LaneSlot slot)
    {
        for (int b = 0; b < slot.Search?.Beams.Count; b++)
        {
            var beam = slot.Search.Beams[b];
            _ids[slot.First + b] = beam.Ids[^1];
            _from[slot.First + b] = slot.First + beam.Parent;
        }
    }
}
