namespace NeuralSeqGen.Keras.Files;

/// <summary>A message of an object header: what it is about, and where its fields stand.</summary>
internal readonly record struct Hdf5Message(int Type, ulong At, int Length, bool IsShared)
{
    public const int Dataspace = 0x01, LinkInfo = 0x02, Datatype = 0x03, Link = 0x06, ExternalFiles = 0x07, Layout = 0x08, Filters = 0x0B, Attribute = 0x0C,
        Continuation = 0x10, SymbolTable = 0x11, AttributeInfo = 0x15;
}
