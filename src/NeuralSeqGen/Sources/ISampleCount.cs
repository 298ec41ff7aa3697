namespace NeuralSeqGen;

/// <summary>A source that may know how many samples it has.</summary>
internal interface ISampleCount
{
    /// <summary>Number of samples; null where nobody knows.</summary>
    long? Samples { get; }
}
