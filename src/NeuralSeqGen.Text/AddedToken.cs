namespace NeuralSeqGen;

/// <summary>A token that is found in a text as it stands, before anything is split.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">Its characters.</param>
/// <param name="IsSpecial">Whether it is left out where ids become text.</param>
/// <param name="IsNormalized">Whether it is looked for in the text that has been brought to its form.</param>
/// <param name="TakesLeft">Whether white space before it belongs to it.</param>
/// <param name="TakesRight">Whether white space behind it belongs to it.</param>
internal sealed record AddedToken(int Id, string Content, bool IsSpecial, bool IsNormalized = false, bool TakesLeft = false, bool TakesRight = false);
