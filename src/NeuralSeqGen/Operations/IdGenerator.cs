using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Generate: sequences that the model goes on with id by id.</summary>
internal sealed class IdGenerator(ExecutionPlan plan, ArgumentCheck check, Predictor predictor)
{
    private const string Operation = "Generate";

    /// <summary>The ids of each sample.</summary>
    /// <param name="given">One array per input but the one that takes the ids, batch axis first.</param>
    /// <param name="samples">Number of sequences.</param>
    /// <param name="options">How; null for the likeliest id at every step.</param>
    public int[,] Generate(Array[] given, int samples, GenerateOptions? options)
    {
        var forced = plan.Definition.ForcedInputs[0];
        int steps = plan.Inputs[forced.Input].Shape[0];
        options ??= new GenerateOptions();
        options.Validate(steps);
        check.Inputs(Operation, All(given, new int[samples, steps]));
        int output = plan.Definition.OutputOf(forced.Target);
        return new SequenceGenerator(forced, ids => (float[,,])predictor.Predict(All(given, ids))[output], samples, steps, options).Run();
    }

    private PortArrays All(Array[] given, int[,] ids) => new(plan.Forcing.Merged(given, [ids]));
}
