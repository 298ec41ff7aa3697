using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;

namespace NeuralSeqGen.Compiler.Schedule.Memory;

/// <summary>Memory that kernels read and write: one of the runtime's arrays, or a piece of the arena that holds one value.</summary>
internal sealed class MemoryBuffer(BufferKind kind, int elements, string name, int scale = 1)
{
    public BufferKind Kind { get; } = kind;

    /// <summary>Which of the arrays of an optimizer step it is: that of the parameter, of its gradient or of a slot; null of all other memory.</summary>
    public Port? Port { get; init; }

    /// <summary>Elements, of <see cref="Scale"/> floats each.</summary>
    public int Elements { get; } = elements;

    /// <summary>For the reader of the code; nothing is decided by it.</summary>
    public string Name { get; } = name;

    /// <summary>Layer and direction of the value that it holds; empty of what no node makes.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Floats from one element to the next: 16 where an element is one number of each sample of a group side by side; 1 elsewhere.</summary>
    public int Scale { get; } = scale;

    /// <summary>First float in the arena, set by <see cref="MemoryPlanner"/>.</summary>
    public int ArenaOffset { get; set; }

    /// <summary>First and last position in the program that touches it.</summary>
    public int FirstUse { get; set; } = int.MaxValue;

    public int LastUse { get; set; } = -1;

    public void Touch(int position)
    {
        FirstUse = position < FirstUse ? position : FirstUse;
        LastUse = position > LastUse ? position : LastUse;
    }
}
