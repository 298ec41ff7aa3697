using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What stands before the steps of a decoder, for one sample at a time: the state that the first step reads.</summary>
internal sealed unsafe class SampleEncoder
{
    private readonly ModelProgram _program;
    private readonly PortLayout[] _inputs;
    private readonly Samples _samples;
    private readonly PinnedFloats _arena;
    private readonly float* _parameters;

    /// <param name="plan">The model.</param>
    /// <param name="samples">Its inputs, those of the ids not read.</param>
    /// <param name="arena">Work memory, with the state at its start.</param>
    /// <param name="parameters">The weights; alive as long as this object is used.</param>
    public SampleEncoder(ExecutionPlan plan, Samples samples, PinnedFloats arena, float* parameters)
    {
        (_program, _inputs, _samples, _arena) = (plan.Program, plan.Inputs, samples, arena);
        _parameters = parameters;
    }

    private bool HasDecoder => _program.DecodeArena > 0;

    /// <summary>Floats of the state that a step changes, which come first.</summary>
    public int Carried => HasDecoder ? _program.DecodeCarried : _program.StateLength;

    /// <summary>Floats of the whole state.</summary>
    public int Length => HasDecoder ? _program.DecodeState : _program.StateLength;

    /// <summary>Says where the inputs of a sample are.</summary>
    public void Point(int sample, void** inputs)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            inputs[i] = (int*)_samples.Inputs[i] + ((nint)sample * _inputs[i].Elements);
        }
    }

    /// <summary>The state that a sample begins with, until the next call or the first step.</summary>
    public float* Encode(int sample)
    {
        _arena.Span[..Carried].Clear();
        if (HasDecoder)
        {
            void** inputs = stackalloc void*[_inputs.Length];
            Point(sample, inputs);
            _program.Encode(new BatchGroup { Count = 1, BatchCount = 1, Layer = -1, Inputs = inputs, Parameters = _parameters, Arena = _arena.Pointer });
        }

        return _arena.Pointer;
    }
}
