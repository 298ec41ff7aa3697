namespace NeuralSeqGen.Models.Tests;

/// <summary>Documents of sentences, padded in both: what is padding changes nothing, wherever it stands.</summary>
public sealed class PaddedSentencesAreNotRead
{
    [Fact]
    public void WhereTheyStand_DoesNotMatter()
    {
        var model = new Document(seed: 1);
        float[,] given = model.Predict(Ids([1, 2, 3, 0, 4, 5, 0, 0, 0, 0, 0, 0], [1, 2, 3, 0, 0, 0, 0, 0, 4, 5, 0, 0], [0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 0, 0], [1, 2, 3, 0, 4, 6, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(given[0, 0], given[1, 0]);
        Assert.Equal(given[0, 0], given[2, 0]);
        Assert.NotEqual(given[0, 0], given[3, 0]);
    }

    [Fact]
    public void TheirGradients_AreThoseOfTheSentencesThatAreThere()
    {
        var model = new Document(seed: 1);
        float[,] y = { { 1 } };
        float[] first = new float[Document.ParameterCount], last = new float[Document.ParameterCount];
        Assert.Equal(model.ComputeGradients(Ids([1, 2, 3, 0, 4, 5, 0, 0, 0, 0, 0, 0]), y, first), model.ComputeGradients(Ids([0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 0, 0]), y, last));
        Same.Within(1e-6, first, last, "gradients");
    }

    private static int[,,] Ids(params int[][] documents)
    {
        int[,,] ids = new int[documents.Length, 3, 4];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i / 12, i / 4 % 3, i % 4] = documents[i / 12][i % 12];
        }

        return ids;
    }
}
