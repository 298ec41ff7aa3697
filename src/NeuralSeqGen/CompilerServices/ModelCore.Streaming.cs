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
        return new StreamState(this, Name, _plan.Program.StateLength);
    }

    /// <summary>Feeds one step of a sequence. Different states may be fed from different threads.</summary>
    /// <param name="x">One step of the input.</param>
    /// <param name="y">One step of the output, written.</param>
    /// <param name="state">What the steps before left; updated.</param>
    /// <returns>False while the model gives no output.</returns>
    public bool Step<TX>(ReadOnlySpan<TX> x, Span<float> y, StreamState state) where TX : unmanaged
    {
        fixed (TX* px = x)
        fixed (float* py = y)
            return StepFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)], state);
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public bool StepFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs, StreamState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireCausal(StepOperation);
        var values = state.OwnedBy(this, _stepCaller ??= $"{Name}.{StepOperation}");
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var port = _plan.Inputs[i];
            if (inputs[i].ElementType != (port.IsInt ? typeof(int) : typeof(float))) throw new ArgumentException($"{Name}.{StepOperation}: '{port.Argument}' holds {inputs[i].ElementType.Name}, but the model takes {(port.IsInt ? "int" : "float")}.", port.Argument);
            _check.Buffer(StepOperation, port.Argument, inputs[i].Length, PerStep(port), "one step of the input");
            sources[i] = inputs[i].Start;
        }
        for (var i = 0; i < outputs.Length; i++)
        {
            _check.Buffer(StepOperation, outputs.Length == 1 ? "y" : _plan.Outputs[i].Argument, outputs[i].Length, PerStep(_plan.Outputs[i]), "one step of the output");
            destinations[i] = (float*)outputs[i].Start;
        }
        return RunStep(sources, destinations, values);
    }

    private bool RunStep(void** input, float** output, float[] state)
    {
        var arena = _plan.StepArenas.Rent();
        var kept = new Span<float>(arena.Pointer, state.Length);
        state.CopyTo(kept);
        var parameters = Reading(out var snapshot);
        var call = new BatchGroup { Count = 1, BatchCount = 1, Layer = -1, Inputs = input, Outputs = output, Parameters = parameters, Arena = arena.Pointer };
        var gives = _plan.Program.Step(in call);
        kept.CopyTo(state);
        EndReading(snapshot);
        _plan.StepArenas.Return(arena);
        return gives;
    }

    // The first axis of a sequence is time, ids have no other; a vector, such as the output of a layer that returns its last step only, is one step as it is.
    private static int PerStep(PortLayout port) => port.Shape.Length > 1 || port.IsInt ? port.Elements / port.Shape[0] : port.Elements;

    private void RequireCausal(string method)
    {
        if (!IsCausal) throw new InvalidOperationException($"{Name}.{method}: the model is not causal, its output at a step depends on later steps; use Predict.");
    }
}
