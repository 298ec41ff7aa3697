namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>When the clusters of a group of samples run with features in the lanes.</summary>
internal enum FeatureLanes
{
    /// <summary>Where a recurrent layer's features fill the vectors well.</summary>
    ByShape,

    /// <summary>Never: samples are in the lanes everywhere.</summary>
    Never,

    /// <summary>Wherever there is a form for it, however many lanes stay empty.</summary>
    Always,
}
