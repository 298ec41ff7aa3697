/// <summary>A spelling and its pronunciation.</summary>
/// <param name="Letters">The spelling.</param>
/// <param name="LetterCount">The number of letters, which are Unicode code points.</param>
/// <param name="Phones">The phones, separated by one space.</param>
internal sealed record Word(string Letters, int LetterCount, string Phones);
