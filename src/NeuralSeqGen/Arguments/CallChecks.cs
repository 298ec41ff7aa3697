namespace NeuralSeqGen;

/// <summary>All checks of a model's calls.</summary>
internal sealed class CallChecks
{
    public CallChecks(ExecutionPlan plan, ModelWeights weights)
    {
        Arguments = new ArgumentCheck(plan.Definition, plan.Inputs, plan.Targets);
        Finite = new NonFiniteCheck(plan.Definition);
        var masks = new TargetMasks(plan, weights);
        Labelled = new LabelledCheck(plan, Arguments, Finite, masks);
        Notes = new FitNotes(plan, weights, masks);
        Numbers = new InputNumbers(plan, Arguments, Finite);
        Batches = new BatchRefusal(plan);
        Requirements = new Requirements(plan.Definition);
    }

    /// <summary>Shapes, ids, numbers of samples.</summary>
    public ArgumentCheck Arguments { get; }

    /// <summary>What a call trains or evaluates on.</summary>
    public LabelledCheck Labelled { get; }

    /// <summary>What is no error of a Fit and yet hardly meant.</summary>
    public FitNotes Notes { get; }

    /// <summary>NaN and infinity.</summary>
    public NonFiniteCheck Finite { get; }

    /// <summary>NaN and infinity in calls that only compute outputs.</summary>
    public InputNumbers Numbers { get; }

    /// <summary>Batches and gradients that would leave NaN or infinity in training.</summary>
    public BatchRefusal Batches { get; }

    /// <summary>Loss and optimizer.</summary>
    public Requirements Requirements { get; }
}
