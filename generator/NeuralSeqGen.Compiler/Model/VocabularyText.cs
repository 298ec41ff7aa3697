namespace NeuralSeqGen.Compiler.Model;

/// <summary>A file of the project as a vocabulary: how many tokens it has, whatever they are, so that an edit which keeps their number changes nothing.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Tokens">Its different lines.</param>
/// <param name="WrongLine">Number of the first line that is no token, counted from 1; 0 for none.</param>
/// <param name="StartEnd">Whether it has ids for start and end; null where the file does not say.</param>
internal sealed record VocabularyText(string Path, int Tokens, int WrongLine, bool? StartEnd = null);
