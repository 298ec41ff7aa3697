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
        ArgumentNullException.ThrowIfNull(state);
        RequireCausal(StepOperation);
        var values = state.OwnedBy(this, _stepCaller ??= $"{Name}.{StepOperation}");
        RequireOneOutput(StepOperation);
        if (typeof(TX) != (_plan.Inputs[0].IsInt ? typeof(int) : typeof(float))) throw new ArgumentException($"{Name}.{StepOperation}: 'x' holds {typeof(TX).Name}, but the model takes {(_plan.Inputs[0].IsInt ? "int" : "float")}.", nameof(x));
        _check.Buffer(StepOperation, nameof(x), x.Length, _plan.Inputs[0].Elements / _plan.Inputs[0].Shape[0], "one step of the input");
        _check.Buffer(StepOperation, nameof(y), y.Length, PerStep(_plan.Outputs[0]), "one step of the output");
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            void* source = px;
            float* destination = py;
            return RunStep(&source, &destination, values);
        }
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

    // The first axis of a sequence is time, and that of a causal model's input always; a vector, such as the output of a layer that returns its last step only, is one step as it is.
    private static int PerStep(PortLayout port) => port.Shape.Length > 1 ? port.Elements / port.Shape[0] : port.Elements;

    private void RequireCausal(string method)
    {
        if (!IsCausal) throw new InvalidOperationException($"{Name}.{method}: the model is not causal, its output at a step depends on later steps; use Predict.");
    }
}
