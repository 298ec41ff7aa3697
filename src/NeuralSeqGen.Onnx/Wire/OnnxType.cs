namespace NeuralSeqGen.Onnx.Wire;

/// <summary>Element types by the numbers of TensorProto.DataType.</summary>
internal enum OnnxType
{
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    Bool = 9,
}
