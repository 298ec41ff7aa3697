using NeuralSeqGen.Compiler.Emit.Kernels;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Emit.Programs;

/// <summary>Prints where a program's buffers are: in its arena, among the parameters, or in what the runtime passes.</summary>
internal static class DriverAddress
{
    /// <summary>An address, in terms of the locals a and w and of the parameters of the method.</summary>
    public static string Of(MemoryBuffer buffer, AffineIndex start) => buffer.Kind switch
    {
        BufferKind.Arena => Offset("a", start + buffer.ArenaOffset),
        BufferKind.Parameters => Offset("w", start),
        BufferKind.Kept => Offset("group.Arena", start),
        BufferKind.Gradients => Offset("group.Gradients", start),
        BufferKind.Sums => Offset("group.Sums", start),
        BufferKind.PhaseSums => Offset("group.PhaseSums", start),
        BufferKind.State => Offset(Array(buffer, "range.Parameters", "range.Gradients"), start) + " + i",
        BufferKind.Weight => Offset(Array(buffer, "range.Values", "range.Gradient"), start),
        _ => throw new InvalidOperationException($"no C# for {buffer.Kind}"),
    };

    /// <summary>Where a layout begins.</summary>
    public static string Of(Layout layout) => Of(layout.Buffer, layout.Start * layout.Buffer.Scale);

    /// <summary>A pointer and so many floats.</summary>
    public static string Offset(string pointer, AffineIndex index) => Addresses.Pointer(pointer, index);

    /// <summary>The array of an optimizer step that a buffer is.</summary>
    private static string Array(MemoryBuffer buffer, string weight, string gradient) => buffer.Port switch
    {
        { Kind: PortKind.Weight } => weight,
        { Kind: PortKind.WeightGradient } => gradient,
        { Kind: PortKind.Slot, Index: var slot } => $"range.Slots[{Literal.Int(slot)}]",
        _ => throw new InvalidOperationException($"no C# for {buffer.Name}"),
    };
}
