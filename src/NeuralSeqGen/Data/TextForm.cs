using System.Text;

namespace NeuralSeqGen;

/// <summary>Brings texts to a Unicode form and to lower case, the same in every culture.</summary>
internal static class TextForm
{
    /// <summary>The text in its form; what is no Unicode, a half of a surrogate pair, becomes U+FFFD.</summary>
    /// <exception cref="InvalidOperationException">The program runs without the tables that forms take.</exception>
    public static string Of(string text, NormalizationForm? form, bool lowerCase)
    {
        if (form is null)
        {
            return lowerCase ? text.ToLowerInvariant() : text;
        }

        string normal = Normal(Sound(text), form.Value);
        // Lower case may leave the form, and the form may make upper case: ℌ has none until it is an H.
        return lowerCase ? Normal(normal.ToLowerInvariant(), form.Value) : normal;
    }

    // Where globalization is invariant the framework leaves every text as it is, and other ids would come out than elsewhere.
    private static string Normal(string text, NormalizationForm form) => Ascii.IsValid(text) ? text : "a\u0308".Normalize(NormalizationForm.FormC) == "\u00E4" ? text.Normalize(form)
        : throw new InvalidOperationException("Texts are to be brought to a Unicode form, for which this program has no tables: it runs with InvariantGlobalization. Set that to false, or make the vocabulary without Normalization.");

    private static string Sound(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
}
