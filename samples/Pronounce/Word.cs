/// <summary>A spelling and its pronunciation.</summary>
/// <param name="Letters">The spelling.</param>
/// <param name="LetterCount">The number of letters, which are Unicode code points.</param>
/// <param name="Phones">The phones, separated by one space.</param>
/// <param name="PhoneCount">The number of phones.</param>
internal sealed record Word(string Letters, int LetterCount, string Phones, int PhoneCount)
{
    /// <summary>Whether a model that names one phone per letter can get the word right at all.</summary>
    internal bool IsAligned => LetterCount == PhoneCount && LetterCount <= Pronouncer.Steps;
}
