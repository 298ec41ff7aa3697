namespace NeuralSeqGen.Keras.Files;

/// <summary>A member of a zip archive, as the central directory describes it.</summary>
internal sealed record ZipMember(string Name, int Method, bool IsEncrypted, uint Crc, ulong PackedLength, ulong Length, ulong HeaderAt);
