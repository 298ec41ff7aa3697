using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>Prints where a program's buffers are: in its arena, among the parameters, or in what the runtime passes.</summary>
internal static class DriverAddress
{
    /// <summary>An address, in terms of the locals a and w and of the parameters of the method.</summary>
    public static string Of(MemoryBuffer buffer, AffineIndex start) => buffer.Kind switch
    {
        BufferKind.Arena => Offset("a", start + buffer.ArenaOffset),
        BufferKind.Parameters => Offset("w", start),
        BufferKind.Gradients => Offset("group.Gradients", start),
        BufferKind.Sums => Offset("group.Sums", start),
        BufferKind.PhaseSums => Offset("group.PhaseSums", start),
        BufferKind.State => Offset(buffer.Name switch { "parameter" => "range.Parameters", "gradient" => "range.Gradients", var slot => $"range.Slots[{slot.Substring(4)}]" }, start) + " + i",
        BufferKind.Weight => Offset(buffer.Name switch { "parameter" => "range.Values", "gradient" => "range.Gradient", var slot => $"range.Slots[{slot.Substring(4)}]" }, start),
        _ => throw new InvalidOperationException($"no C# for {buffer.Kind}"),
    };

    /// <summary>Where a layout begins.</summary>
    public static string Of(Layout layout) => Of(layout.Buffer, layout.Start * layout.Buffer.Scale);

    /// <summary>A pointer and so many floats.</summary>
    public static string Offset(string pointer, AffineIndex index) => Addresses.Pointer(pointer, index);
}
