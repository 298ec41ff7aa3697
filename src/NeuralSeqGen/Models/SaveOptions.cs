namespace NeuralSeqGen;

/// <summary>What goes into a weight file.</summary>
public sealed record SaveOptions
{
    /// <summary>True adds the optimizer's slots, step and random counters, and the states of stateful layers, so that training can go on as if it had not stopped.</summary>
    public bool IncludeOptimizer { get; init; }

    /// <summary>Strings of the caller's own, kept in the file's <c>__metadata__</c>, under any keys but <c>model</c>, <c>architecture</c> and those of checkpoints, <c>optimizer/…</c>; <see cref="LoadReport.Metadata"/> and <see cref="WeightFiles.ReadMetadata(string)"/> give them back.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
