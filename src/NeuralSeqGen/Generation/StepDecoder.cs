using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// A decoder that goes step by step, for one sample at a time: what stands before it is computed once, then each id costs one step. A model whose only input
/// takes the ids has <see cref="ModelProgram.Step"/> for it.
/// </summary>
internal sealed unsafe class StepDecoder
{
    private readonly ModelProgram _program;
    private readonly ForcedInput _forced;
    private readonly PinnedFloats _arena;
    private readonly PinnedFloats[] _outputs;
    private readonly float* _parameters;
    private readonly int _output;
    private readonly int _classes;
    private readonly List<float[]> _rows = [];
    private List<float[]> _before = [];
    private List<float[]> _after = [];
    private bool _isAlone;

    /// <param name="plan">The model.</param>
    /// <param name="arena">Work memory.</param>
    /// <param name="parameters">The weights; alive as long as this object is used.</param>
    public StepDecoder(ExecutionPlan plan, PinnedFloats arena, float* parameters)
    {
        _program = plan.Program;
        _forced = plan.Definition.ForcedInputs[0];
        _arena = arena;
        _parameters = parameters;
        _output = plan.Definition.OutputOf(_forced.Target);
        _classes = plan.Outputs[_output].Shape[^1];
        _outputs = Array.ConvertAll(plan.Outputs, port => new PinnedFloats(HasDecoder && port != plan.Outputs[_output] ? 0 : HasDecoder ? _classes : port.Elements));
    }

    /// <summary>Whether a model has such a decoder.</summary>
    public static bool Exists(ExecutionPlan plan) => plan.Program.DecodeArena > 0 || (plan.Inputs.Length == 1 && plan.Program.StepArena > 0);

    private bool HasDecoder => _program.DecodeArena > 0;

    private Span<float> Carried => _arena.Span[..(HasDecoder ? _program.DecodeCarried : _program.StateLength)];

    /// <summary>Goes on with one sample until it is finished, or has so many ids.</summary>
    /// <param name="search">The sample's beginnings.</param>
    /// <param name="inputs">Where its inputs are; that of the ids is overwritten.</param>
    /// <param name="length">Ids at most.</param>
    public void Run(SampleSearch search, void** inputs, int length)
    {
        Carried.Clear();
        if (HasDecoder)
        {
            _program.Encode(Call(inputs, null));
        }

        _isAlone = true;
        for (int t = 0; t < length && !search.IsFinished; t++)
        {
            Advance(search, inputs);
        }
    }

    /// <summary>One step of every beginning, each from the state of the one it goes on from. As long as there is one, its state stays where it is.</summary>
    private void Advance(SampleSearch search, void** inputs)
    {
        Reserve(search.Beams.Count);
        for (int b = 0; b < search.Beams.Count; b++)
        {
            var beam = search.Beams[b];
            if (beam.IsFinished)
            {
                continue;
            }

            if (!_isAlone)
            {
                _before[beam.Parent].CopyTo(Carried);
            }

            Step(inputs, beam.Ids.Length == 0 ? _forced.StartId : beam.Ids[^1], _rows[b]);
            if (!_isAlone || search.Width > 1)
            {
                Carried.CopyTo(_after[b]);
            }
        }

        search.Advance(_rows);
        _isAlone &= search.Beams.Count == 1;
        (_before, _after) = (_after, _before);
    }

    private void Reserve(int beams)
    {
        while (_rows.Count < beams)
        {
            _rows.Add(new float[_classes]);
            _before.Add(new float[Carried.Length]);
            _after.Add(new float[Carried.Length]);
        }
    }

    private void Step(void** inputs, int id, float[] row)
    {
        float** outputs = stackalloc float*[_outputs.Length];
        for (int i = 0; i < _outputs.Length; i++)
        {
            outputs[i] = _outputs[i].Pointer;
        }

        inputs[_forced.Input] = &id;
        var call = Call(inputs, outputs);
        if (HasDecoder)
        {
            _program.Decode(in call);
        }
        else
        {
            _program.Step(in call);
        }

        _outputs[_output].Span[.._classes].CopyTo(row);
    }

    private BatchGroup Call(void** inputs, float** outputs) =>
        new() { Count = 1, BatchCount = 1, Layer = -1, Inputs = inputs, Outputs = outputs, Parameters = _parameters, Arena = _arena.Pointer };
}
