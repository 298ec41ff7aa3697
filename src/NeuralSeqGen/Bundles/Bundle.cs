using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NeuralSeqGen;

/// <summary>
/// What a model needs beside its weights, by name: vocabularies, tokenizers, scalers, texts. <see cref="ModelBundles.SaveBundle"/> writes it into the file of the
/// weights, <see cref="ModelBundles.LoadBundle"/> gives it back, so that another process needs that file and nothing else.
/// </summary>
/// <remarks><c>model.SaveBundle(path, new Bundle { { "words", vocabulary }, { "scaler", scaler } })</c>.</remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A bundle is no collection to its readers: Add is there for initializers.")]
public sealed class Bundle : IEnumerable<KeyValuePair<string, string>>
{
    /// <summary>What the keys of parts begin with in the metadata of a file.</summary>
    internal const string KeyPrefix = "bundle/";

    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly string? _path;

    /// <summary>A bundle without parts.</summary>
    public Bundle()
    {
    }

    private Bundle(IReadOnlyDictionary<string, string> metadata, LoadReport? report, string path)
    {
        _path = path;
        Report = report;
        foreach (var (key, text) in metadata.Where(pair => pair.Key.StartsWith(KeyPrefix, StringComparison.Ordinal)))
        {
            _texts.Add(key[KeyPrefix.Length..], text);
        }
    }

    /// <summary>The names of its parts, in ordinal order.</summary>
    public IReadOnlyCollection<string> Names => _texts.Keys;

    /// <summary>What became of the weights of the file that it was loaded from; null where no weights were loaded.</summary>
    public LoadReport? Report { get; }

    /// <summary>Reads the parts of a file without a model. The weights are not read, whatever the file's size.</summary>
    /// <param name="path">The file that <see cref="ModelBundles.SaveBundle"/> wrote; one that holds weights alone has no parts.</param>
    /// <exception cref="WeightFileException">It is not a sound safetensors file.</exception>
    public static Bundle Read(string path) => new(WeightFiles.ReadMetadata(path), null, path);

    /// <summary>Adds a vocabulary, a scaler, or another part.</summary>
    /// <param name="name">Its name in the bundle, of any characters.</param>
    /// <param name="part">The part.</param>
    /// <exception cref="ArgumentException">The name is blank or has a part already.</exception>
    public void Add(string name, IBundlePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Add(name, part.ToBundleText());
    }

    /// <summary>Adds a text of the caller's own.</summary>
    /// <param name="name">Its name in the bundle, of any characters.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The name is blank or has a part already; or either is no Unicode, which a file cannot hold.</exception>
    public void Add(string name, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(text);
        if (!IsUnicode(name) || !IsUnicode(text))
        {
            throw new ArgumentException($"The part '{FaultText.Cut(name)}' has half of a surrogate pair, in its name or its text: a file cannot hold it.", nameof(text));
        }

        if (!_texts.TryAdd(name, text))
        {
            throw new ArgumentException($"The bundle has a part '{name}' already. Take another name.", nameof(name));
        }
    }

    /// <summary>A part, such as <c>bundle.Get&lt;Vocabulary&gt;("words")</c>.</summary>
    /// <typeparam name="T">What it was when it was added.</typeparam>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no part of that name; the sentence lists those there are.</exception>
    /// <exception cref="FormatException">It is something else.</exception>
    public T Get<T>(string name)
        where T : IBundlePart<T>
    {
        string text = GetText(name);
        try
        {
            return T.FromBundleText(text);
        }
        catch (FormatException e)
        {
            throw new FormatException($"The part '{name}' of {Where} is no {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <summary>A part as the text that it was written as.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no part of that name; the sentence lists those there are.</exception>
    public string GetText(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        string there = _texts.Count == 0 ? "no parts" : string.Join(", ", _texts.Keys.Select(key => $"'{FaultText.Cut(key)}'"));
        return _texts.TryGetValue(name, out string? text) ? text : throw new KeyNotFoundException($"There is no part '{name}' in {Where}, which has {FaultText.Cut(there, FaultText.MaxLength)}.");
    }

    /// <summary>Names and texts.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsUnicode(string text)
    {
        for (int at = 0; at < text.Length; at += char.IsSurrogate(text[at]) ? 2 : 1)
        {
            if (char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at))
            {
                return false;
            }
        }

        return true;
    }

    internal static Bundle Of(LoadReport report, string path) => new(report.Metadata, report, path);

    private string Where => _path is null ? "the bundle" : $"the bundle '{_path}'";
}
