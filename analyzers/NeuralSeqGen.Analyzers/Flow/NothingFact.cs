namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>Nothing is certain.</summary>
internal sealed record NothingFact : Fact
{
    public static readonly NothingFact Instance = new();

    private NothingFact()
    {
    }
}
