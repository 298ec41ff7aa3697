namespace NeuralSeqGen.Generator.Tests;

/// <summary>User code around a model, compiled together with it: calls are written as a user writes them.</summary>
public interface IGraphProbe
{
    /// <summary>What a named piece of code gives.</summary>
    double[] Run(string what);
}
