namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>A loop counter; compared by identity.</summary>
internal sealed class LoopVariable(string name)
{
    public string Name { get; } = name;
}
