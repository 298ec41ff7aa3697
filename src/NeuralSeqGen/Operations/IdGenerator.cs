using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Generate: sequences that the model goes on with id by id.</summary>
internal sealed unsafe class IdGenerator(ExecutionPlan plan, CallChecks checks, ModelWeights weights, Predictor predictor)
{
    private const string Operation = "Generate";

    /// <summary>The ids of each sample, those behind the end id 0.</summary>
    /// <param name="given">One array per input but the one that takes the ids, batch axis first.</param>
    /// <param name="samples">Number of sequences.</param>
    /// <param name="options">How; null for the likeliest id at every step.</param>
    public int[,] Generate(Array[] given, int samples, GenerateOptions? options)
    {
        var forced = plan.Definition.ForcedInputs[0];
        int steps = plan.Inputs[forced.Input].Shape[0];
        options ??= new GenerateOptions();
        options.Validate(steps);
        int[,] ids = new int[samples, steps];
        checks.Arguments.Inputs(Operation, All(given, ids));
        checks.Numbers.Check(Operation, All(given, ids), isOne: false);
        int length = options.MaxLength == 0 ? steps : options.MaxLength;
        ChoiceChecks.Run(options, forced, plan.Outputs[plan.Definition.OutputOf(forced.Target)].Shape[^1], samples, length);
        var searches = new SampleSearch[samples];
        for (int s = 0; s < samples; s++)
        {
            searches[s] = new SampleSearch(forced, options, s);
        }

        Run(given, ids, searches, length);
        return Best(searches, length);
    }

    private void Run(Array[] given, int[,] ids, SampleSearch[] searches, int length)
    {
        if (!StepDecoder.Exists(plan))
        {
            var forced = plan.Definition.ForcedInputs[0];
            int output = plan.Definition.OutputOf(forced.Target);
            new SequenceGenerator(forced, now => (float[,,])predictor.Predict(All(given, now))[output], ids.GetLength(1)).Run(searches, length);
            Array.ForEach(searches, search => search.Finish());
            return;
        }

        using var samples = plan.Samples.Rent();
        samples.Item.Hold(searches.Length, new LabelledArrays(All(given, ids), default));
        using var reading = weights.Read();
        new StepwiseGenerator(plan, samples.Item, reading.Pointer, searches, length).Run();
    }

    private static int[,] Best(SampleSearch[] searches, int length)
    {
        int[,] result = new int[searches.Length, length];
        for (int s = 0; s < searches.Length; s++)
        {
            int[] ids = searches[s].Beams[0].Ids;
            for (int t = 0; t < ids.Length; t++)
            {
                result[s, t] = ids[t];
            }
        }

        return result;
    }

    private PortArrays All(Array[] given, int[,] ids) => new(plan.Forcing.Merged(given, [ids]));
}
