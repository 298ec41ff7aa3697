using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>Memory that nests read and write: one of the runtime's arrays, or a piece of the arena that holds one value.</summary>
internal sealed class Buffer(BufferKind kind, int elements, string name, LaneAxis lanes = LaneAxis.Sample)
{
    public BufferKind Kind { get; } = kind;

    /// <summary>Elements per lane.</summary>
    public int Elements { get; } = elements;

    public string Name { get; } = name;

    /// <summary>Floats from one element to the next: 16 in the arena of a group, where an element is one number of each sample; 1 elsewhere.</summary>
    public int Scale => Kind == BufferKind.Arena && lanes == LaneAxis.Sample ? Lanes : 1;

    /// <summary>First float in the arena, set by <see cref="MemoryPlanner"/>.</summary>
    public int ArenaOffset { get; set; }

    /// <summary>Samples of a group.</summary>
    public const int Lanes = 16;

    /// <summary>First and last position in the program that touches it.</summary>
    public int FirstUse { get; set; } = int.MaxValue;

    public int LastUse { get; set; } = -1;

    public void Touch(int position)
    {
        FirstUse = position < FirstUse ? position : FirstUse;
        LastUse = position > LastUse ? position : LastUse;
    }
}
