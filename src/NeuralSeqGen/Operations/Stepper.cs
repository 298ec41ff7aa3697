using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Step and CreateState: one step of a sequence at a time, for causal models.</summary>
internal sealed unsafe class Stepper(ExecutionPlan plan, ArgumentCheck check, ModelWeights weights)
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

    /// <summary>Feeds one step.</summary>
    /// <returns>False while the model gives no output.</returns>
    public bool Step(PortArrays inputs, PortArrays outputs, StreamState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        RequireCausal(Operation);
        var arena = state.OwnedBy(this, _caller);
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            var given = inputs.Flat(i);
            CheckInput(i, given);
            sources[i] = given.Start;
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            var given = outputs.Flat(i);
            check.Buffer(Operation, plan.Outputs.Length == 1 ? "y" : plan.Outputs[i].Argument, given.Length, plan.Outputs[i].PerStep, "one step of the output");
            destinations[i] = (float*)given.Start;
        }

        return Run(sources, destinations, arena);
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

    private void CheckInput(int index, FlatArray given)
    {
        var port = plan.Inputs[index];
        if (given.ElementType != (port.IsInt ? typeof(int) : typeof(float)))
        {
            throw new ArgumentException($"{_caller}: '{port.Argument}' holds {given.ElementType.Name}, but the model takes {(port.IsInt ? "int" : "float")}.", port.Argument);
        }

        check.Buffer(Operation, port.Argument, given.Length, port.PerStep, "one step of the input");
        if (port.IsInt)
        {
            check.Ids(Operation, index, given.Values<int>());
        }
    }

    private void RequireCausal(string method)
    {
        if (!IsCausal)
        {
            throw new InvalidOperationException($"{plan.Definition.Name}.{method}: the model is not causal, its output at a step depends on later steps; use Predict.");
        }
    }
}
