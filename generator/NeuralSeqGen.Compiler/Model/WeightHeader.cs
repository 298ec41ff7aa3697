namespace NeuralSeqGen.Compiler.Model;

/// <summary>A text of the project about a weight file.</summary>
/// <param name="Path">Where the text is: the file's path behind the folder of the build, with <c>.json</c> at the end.</param>
/// <param name="File">What it says.</param>
internal sealed record WeightHeader(string Path, WeightFileSpec File);
