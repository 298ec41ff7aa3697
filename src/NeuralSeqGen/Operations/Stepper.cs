using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Step and CreateState: one step of a sequence at a time, for causal models.</summary>
internal sealed unsafe class Stepper(ExecutionPlan plan, CallChecks checks, ModelWeights weights)
{
    private const string Operation = "Step";

    private readonly string _caller = $"{plan.Definition.Name}.{Operation}";

    /// <summary>Whether the model can go step by step.</summary>
    public bool IsCausal => plan.Program.StepArena > 0;

    /// <summary>A state at the beginning of a sequence.</summary>
    public StreamState CreateState()
    {
        RequireCausal("CreateState");
        return new StreamState(this, plan.Definition.Name, plan.Program.StateLength, plan.Program.StepArena);
    }

    /// <summary>Feeds one step to a model of one input and one output: a call of some hundred nanoseconds, which goes the shortest way.</summary>
    /// <returns>False while the model gives no output.</returns>
    public bool Step<TX>(ReadOnlySpan<TX> x, Span<float> y, StreamState state) where TX : unmanaged
    {
        var arena = Arena(state);
        CheckInput(0, x.Length, typeof(TX));
        CheckOutput(0, y.Length);
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            void* source = px;
            float* destination = py;
            if (typeof(TX) == typeof(int))
            {
                checks.Arguments.Ids(Operation, 0, new ReadOnlySpan<int>(px, x.Length));
            }
            else
            {
                checks.Numbers.Check(Operation, 0, new ReadOnlySpan<float>(px, x.Length));
            }

            return Run(&source, &destination, arena);
        }
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public bool Step(PortArrays inputs, PortArrays outputs, StreamState state)
    {
        var arena = Arena(state);
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            var given = inputs.Flat(i);
            CheckInput(i, given.Length, given.ElementType);
            if (plan.Inputs[i].IsInt)
            {
                checks.Arguments.Ids(Operation, i, given.Values<int>());
            }
            else
            {
                checks.Numbers.Check(Operation, i, given.Values<float>());
            }

            sources[i] = given.Start;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            var given = outputs.Flat(i);
            CheckOutput(i, given.Length);
            destinations[i] = (float*)given.Start;
        }

        return Run(sources, destinations, arena);
    }

    private PinnedFloats Arena(StreamState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireCausal(Operation);
        return state.OwnedBy(this, _caller);
    }

    // The states stand at the start of the work memory, which the stream owns: nothing is rented or copied.
    private bool Run(void** inputs, float** outputs, PinnedFloats arena)
    {
        using var reading = weights.Read();
        var call = new BatchGroup { Count = 1, BatchCount = 1, Layer = -1, Inputs = inputs, Outputs = outputs, Parameters = reading.Pointer, Arena = arena.Pointer };
        bool gives = plan.Program.Step(in call);
        GC.KeepAlive(arena);
        return gives;
    }

    private void CheckInput(int index, int length, Type elementType)
    {
        var port = plan.Inputs[index];
        if (elementType != (port.IsInt ? typeof(int) : typeof(float)))
        {
            throw new ArgumentException($"{_caller}: '{port.Argument}' holds {elementType.Name}, but the model takes {(port.IsInt ? "int" : "float")}.", port.Argument);
        }

        checks.Arguments.Buffer(Operation, port.Argument, length, port.PerStep, "one step of the input");
    }

    private void CheckOutput(int index, int length)
    {
        var port = plan.Outputs[index];
        bool[] isWhole = plan.Definition.WholeOutputs;
        checks.Arguments.Buffer(Operation, plan.Outputs.Length == 1 ? "y" : port.Argument, length, index < isWhole.Length && isWhole[index] ? port.Elements : port.PerStep, "one step of the output");
    }

    private void RequireCausal(string method)
    {
        if (!IsCausal)
        {
            throw new InvalidOperationException($"{plan.Definition.Name}.{method}: the model is not causal, its output at a step depends on later steps; use Predict.");
        }
    }
}
