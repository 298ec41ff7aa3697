namespace NeuralSeqGen.Models.Tests;

/// <summary>Two buffers of a source are in memory, however many samples it has.</summary>
public class SourcesStayInTheirMemory
{
    [Fact]
    public void OfHalfAGigabyteOfSamples_AFewChunksAreAlive()
    {
        const int Chunk = 256, ChunkCount = 512;
        var given = new List<WeakReference>();
        int batches = 0, most = 0;
        var options = new FitOptions { BatchSize = 128, ShuffleBuffer = 1024, Callbacks = [new LambdaCallback { BatchEnd = _ => most = Math.Max(most, ++batches % 128 == 0 ? Alive() : 0) }] };
        var history = new Model3(seed: 1).Fit(Source(), options);
        Assert.Equal(Chunk * ChunkCount, history.Last.Training.Samples);
        Assert.InRange(most, 0, 8);

        int Alive()
        {
            GC.Collect();
            lock (given)
            {
                return given.Count(chunk => chunk.IsAlive);
            }
        }

        IEnumerable<(float[,,], float[,])> Source()
        {
            for (int i = 0; i < ChunkCount; i++)
            {
                float[,,] x = new float[Chunk, 64, 15];
                float[,] y = new float[Chunk, 8];
                for (int sample = 0; sample < Chunk; sample++)
                {
                    x[sample, i % 64, sample % 15] = 1;
                    y[sample, sample % 8] = 1;
                }

                lock (given)
                {
                    given.Add(new WeakReference(x));
                }

                yield return (x, y);
            }
        }
    }
}
