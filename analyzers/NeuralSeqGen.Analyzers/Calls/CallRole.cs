namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What an array is for in a call of a model.</summary>
internal enum CallRole
{
    /// <summary>Samples that the model reads.</summary>
    Input,

    /// <summary>What its outputs are compared with.</summary>
    Target,

    /// <summary>One weight per sample.</summary>
    SampleWeight,

    /// <summary>One weight per sample and step.</summary>
    StepWeight,
}
