namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>A namespace of the compiler and the others that it uses.</summary>
/// <param name="Name">What stands behind <c>NeuralSeqGen.Compiler.</c>.</param>
/// <param name="Uses">Rooms further down, separated by blanks.</param>
/// <param name="Back">Rooms that use this one as well, which makes a cycle.</param>
/// <param name="Reason">Why the cycle stays.</param>
internal sealed record Room(string Name, string Uses, string Back = "", string Reason = "")
{
    public IReadOnlyList<string> Down => Uses.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Up => Back.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
