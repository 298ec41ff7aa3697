namespace NeuralSeqGen;

/// <summary>Checks chunks of a source as the arrays of a call are checked, and says which chunk an error is in.</summary>
/// <param name="plan">The model.</param>
/// <param name="checks">Its checks.</param>
/// <param name="method">The method that was called.</param>
/// <param name="options">Those of a Fit; null for an Evaluate.</param>
/// <param name="prefix">What stands before the names of arrays in sentences; empty but for validation.</param>
internal sealed class ChunkCheck(ExecutionPlan plan, CallChecks checks, string method, FitOptions? options, string prefix)
{
    private readonly string _call = $"{plan.Definition.Name}.{method}: ";

    // found on the thread that reads
    private readonly List<string> _found = [];
    private bool _hasLooked;

    /// <summary>What is hardly meant in the first chunk that was ever read, as far as it has been handed over.</summary>
    public List<string> Notes { get; } = [];

    private string Source => prefix.Length > 0 ? "validation source" : "source";

    /// <summary>Hands over what has been found.</summary>
    public void TellNotes()
    {
        Notes.AddRange(_found);
        _found.Clear();
    }

    /// <summary>The chunk as batches read it, with inputs that read targets, and its number of samples.</summary>
    public (SampleChunk Chunk, int Count) Check(SampleChunk chunk)
    {
        var given = new LabelledArrays(new PortArrays(chunk.Inputs), new PortArrays(chunk.Targets), chunk.Weights);
        plan.Forcing.Complete(ref given);
        var notes = _hasLooked ? [] : _found;
        int count = options is null ? checks.Labelled.Check(method, ref given, notes)
            : prefix.Length > 0 ? checks.Labelled.CheckValidation(method, ref given, options)
            : checks.Labelled.CheckChunk(method, ref given, options, notes);
        _hasLooked = true;
        return (new SampleChunk(given.Inputs.ToArray(), given.Targets.ToArray(), chunk.Weights), count);
    }

    /// <summary>The exception for a chunk.</summary>
    /// <param name="chunk">Its number.</param>
    /// <param name="sample">Number of its first sample.</param>
    /// <param name="cause">What is wrong.</param>
    public SampleSourceException Refused(long chunk, long sample, Exception cause)
    {
        string id = (cause as IRuleViolation)?.RuleId is { Length: > 0 } rule ? rule + ": " : "", text = Without(Without(cause.Message, id), _call);
        return new SampleSourceException(FormattableString.Invariant($"{id}{_call}chunk {chunk} of the {Source}, which begins with its sample {sample}: {text}"), cause) { Chunk = chunk, Sample = sample };
    }

    /// <summary>The exception for a source that gives nothing.</summary>
    public SampleSourceException Empty() => new($"{_call}the {Source} gave no samples. Where it gave some in an epoch before, it can be read only once: pass one that begins anew each time it is enumerated, such as an iterator method's result or a list.");

    private static string Without(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : text;
}
