using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuralSeqGen;

/// <summary>
/// What is wrong with a file of a stranger, in words that hold parts of it: put together only where something is wrong, in the invariant culture,
/// each part and the whole cut, so that neither the time nor the length of the sentence is the file's to decide.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct FaultText
{
    /// <summary>The longest text; with what stands before it a sentence has at most 300 characters and the path.</summary>
    public const int MaxLength = 250;

    /// <summary>The longest part that comes from the file.</summary>
    public const int MaxPartLength = 100;

    private readonly StringBuilder? _text;

    public FaultText(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + formattedCount);

    /// <summary>Nothing is put together where <paramref name="isSound"/> holds.</summary>
    public FaultText(int literalLength, int formattedCount, bool isSound, out bool isNeeded)
    {
        isNeeded = !isSound;
        _text = isSound ? null : new StringBuilder(literalLength + formattedCount);
    }

    /// <summary>The text, or its beginning with <c>…</c> where it is longer than <paramref name="length"/>.</summary>
    public static string Cut(string text, int length = MaxPartLength) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted(string? text) => _text!.Append(Cut(text ?? ""));

    public void AppendFormatted(long number) => _text!.Append(CultureInfo.InvariantCulture, $"{number}");

    public void AppendFormatted(ulong number) => _text!.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Numbers as a header writes them, without the brackets.</summary>
    public void AppendFormatted(ReadOnlySpan<long> numbers) => AppendFormatted(string.Join(", ", numbers.ToArray().Select(number => number.ToString(CultureInfo.InvariantCulture))));

    public override string ToString() => Cut(_text?.ToString() ?? "", MaxLength);
}
