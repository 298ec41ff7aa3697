namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>A pointer a kernel is given.</summary>
internal sealed class Pointer(string name, BufferKind kind)
{
    public string Name { get; set; } = name;

    public BufferKind Kind { get; } = kind;
}
