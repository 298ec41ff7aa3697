namespace NeuralSeqGen;

/// <summary>A tensor in a file: its type (F32, I32, …), its extents and the bytes [Begin, End) after the header.</summary>
internal sealed record SafetensorsEntry(string Name, string ElementType, int[] Shape, int Length, long Begin, long End);
