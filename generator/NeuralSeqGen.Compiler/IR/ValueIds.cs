namespace NeuralSeqGen.Compiler.IR;

/// <summary>Counter of value ids, shared by a graph and the bodies inside it.</summary>
internal sealed class ValueIds
{
    private int _last;

    public int Next() => ++_last;
}
