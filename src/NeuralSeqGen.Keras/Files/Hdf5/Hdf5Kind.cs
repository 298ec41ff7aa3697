namespace NeuralSeqGen.Keras.Files;

/// <summary>Classes of datatypes.</summary>
internal enum Hdf5Kind
{
    Integer,
    Unsigned,
    Float,
    Text,
    VariableText,
    Other,
}
