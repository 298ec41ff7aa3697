namespace NeuralSeqGen.Text.Tests;

/// <summary>Tokenizers that several tests use.</summary>
internal static class Trained
{
    public static BytePairTokenizer Plain { get; } = BytePairTokenizer.Train([Files.Readme], new() { Size = 1500 });
}
