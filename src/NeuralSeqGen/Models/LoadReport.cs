using System.Collections.ObjectModel;

namespace NeuralSeqGen;

/// <summary>What became of each weight when a file was loaded.</summary>
/// <param name="Loaded">The model's weights that were set.</param>
/// <param name="Missing">The model's weights that kept their values, because the file has none for them or one of another shape.</param>
/// <param name="Unused">The file's tensors that the model has no place for.</param>
public sealed record LoadReport(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unused)
{
    /// <summary>
    /// The strings of the file's <c>__metadata__</c>: those of <see cref="SaveOptions.Metadata"/> and the format's own (<c>model</c>, <c>architecture</c>,
    /// <c>optimizer/…</c>). Empty if the file has none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>How many weights were loaded, and by name what is missing or unused.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Loaded.Count} {(Loaded.Count == 1 ? "weight" : "weights")} loaded") + Named(", missing in the file: ", Missing) + Named(", unused: ", Unused);

    private static string Named(string what, IReadOnlyList<string> names) => names.Count == 0 ? "" : what + string.Join(", ", names);
}
