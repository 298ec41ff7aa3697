namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string StepOperation = "Step";

    private string? _stepCaller;

    /// <summary>A state at the beginning of a sequence, for <see cref="Step"/>.</summary>
    /// <exception cref="InvalidOperationException">The model is not causal.</exception>
    public StreamState CreateState()
    {
        RequireCausal("CreateState");
        return new StreamState(this, Name, _plan.Program.StateLength, _plan.Program.StepArena);
    }

    /// <summary>Feeds one step of a sequence. Different states may be fed from different threads.</summary>
    /// <param name="x">One step of the input.</param>
    /// <param name="y">One step of the output, written.</param>
    /// <param name="state">What the steps before left; updated.</param>
    /// <returns>False while the model gives no output.</returns>
    public bool Step<TX>(ReadOnlySpan<TX> x, Span<float> y, StreamState state) where TX : unmanaged
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireCausal(StepOperation);
        var arena = state.OwnedBy(this, _stepCaller ??= $"{Name}.{StepOperation}");
        CheckStepInput(0, x.Length, typeof(TX));
        CheckStepOutput(0, y.Length);
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            void* source = px;
            float* destination = py;
            if (typeof(TX) == typeof(int))
            {
                _check.Ids(StepOperation, 0, new ReadOnlySpan<int>(px, x.Length));
            }

            return RunStep(&source, &destination, arena);
        }
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public bool StepFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs, StreamState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireCausal(StepOperation);
        var arena = state.OwnedBy(this, _stepCaller ??= $"{Name}.{StepOperation}");
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            CheckStepInput(i, inputs[i].Length, inputs[i].ElementType);
            if (_plan.Inputs[i].IsInt)
            {
                _check.Ids(StepOperation, i, inputs[i].Values<int>());
            }

            sources[i] = inputs[i].Start;
        }
        for (int i = 0; i < outputs.Length; i++)
        {
            CheckStepOutput(i, outputs[i].Length);
            destinations[i] = (float*)outputs[i].Start;
        }
        return RunStep(sources, destinations, arena);
    }

    // The states stand at the start of the work memory, which the stream owns: nothing is rented or copied.
    private bool RunStep(void** input, float** output, PinnedFloats arena)
    {
        float* parameters = Reading(out var snapshot);
        var call = new BatchGroup { Count = 1, BatchCount = 1, Layer = -1, Inputs = input, Outputs = output, Parameters = parameters, Arena = arena.Pointer };
        bool gives = _plan.Program.Step(in call);
        EndReading(snapshot);
        GC.KeepAlive(arena);
        return gives;
    }

    private void CheckStepInput(int index, int length, Type elementType)
    {
        var port = _plan.Inputs[index];
        if (elementType != (port.IsInt ? typeof(int) : typeof(float)))
        {
            throw new ArgumentException($"{Name}.{StepOperation}: '{port.Argument}' holds {elementType.Name}, but the model takes {(port.IsInt ? "int" : "float")}.", port.Argument);
        }

        _check.Buffer(StepOperation, port.Argument, length, port.PerStep, "one step of the input");
    }

    private void CheckStepOutput(int index, int length) =>
        _check.Buffer(StepOperation, _plan.Outputs.Length == 1 ? "y" : _plan.Outputs[index].Argument, length, _plan.Outputs[index].PerStep, "one step of the output");

    private void RequireCausal(string method)
    {
        if (!IsCausal)
        {
            throw new InvalidOperationException($"{Name}.{method}: the model is not causal, its output at a step depends on later steps; use Predict.");
        }
    }
}
