namespace NeuralSeqGen.Keras.Files;

/// <summary>How a number is stored: IEEE floating point or a whole number, its bytes, the order of them.</summary>
internal readonly record struct StoredType(bool IsFloat, bool IsSigned, int Size, bool IsBigEndian);
