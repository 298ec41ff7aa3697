/// <summary>A spelling and its pronunciation.</summary>
/// <param name="Letters">The spelling.</param>
/// <param name="LetterCount">The number of letters, which are Unicode code points.</param>
/// <param name="Phones">The phones, separated by one space.</param>
/// <param name="PhoneCount">The number of phones.</param>
internal sealed record Word(string Letters, int LetterCount, string Phones, int PhoneCount)
{
    /// <summary>Whether the model has steps enough to learn the word; its sounds take one more for their end.</summary>
    internal bool Fits => LetterCount <= Translator.Steps && PhoneCount < Translator.Steps;
}
