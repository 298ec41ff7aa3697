namespace NeuralSeqGen;

/// <summary>Work in numbered parts that may run at the same time, in any order, on any thread.</summary>
internal interface IShardJob
{
    void Run(int part);
}
