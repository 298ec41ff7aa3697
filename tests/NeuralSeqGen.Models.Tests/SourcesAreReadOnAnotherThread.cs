namespace NeuralSeqGen.Models.Tests;

/// <summary>A source is read on a thread of its own, whatever thread Fit runs on; who cancels, or whose callback fails, waits for no source that is stuck.</summary>
public class SourcesAreReadOnAnotherThread
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly float[,,] _x = RandomData.Floats(1, 1024, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, 1024, 5, 2);

    [Fact]
    public async Task NeverOnThatOfFit()
    {
        await Task.Run(() =>
        {
            int own = Environment.CurrentManagedThreadId, here = 0, chunks = 0;
            new Smooth(seed: 3).Fit(Source(), new() { BatchSize = 1024, Epochs = 2 });
            Assert.Equal(40, chunks);
            Assert.Equal(0, here);

            IEnumerable<(float[,,], float[,,])> Source()
            {
                for (int i = 0; i < 20; i++)
                {
                    chunks++;
                    here += Environment.CurrentManagedThreadId == own ? 1 : 0;
                    yield return (_x, _y);
                }
            }
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>What a source computes with the model in training is computed with the weights that others see, which stay while Fit runs.</summary>
    [Fact]
    public async Task ASourceThatPredicts_SeesTheWeightsBeforeTheFit()
    {
        var model = new Smooth(seed: 3);
        var seen = new HashSet<float>();
        await Task.Run(() => model.Fit(Source(), new() { BatchSize = 1024 }), TestContext.Current.CancellationToken);
        Assert.Single(seen);

        IEnumerable<(float[,,], float[,,])> Source()
        {
            for (int i = 0; i < 10; i++)
            {
                seen.Add(model.Predict(_x)[0, 0, 0]);
                yield return (_x, _y);
            }
        }
    }

    [Fact]
    public async Task Cancelled_WhileASourceIsStuck()
    {
        using var stuck = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var fit = Task.Run(() => new Smooth(seed: 3).Fit(Stuck(stuck), cancellationToken: cancelled.Token), TestContext.Current.CancellationToken);
        await cancelled.CancelAsync();
        Assert.Empty((await fit.WaitAsync(Soon, TestContext.Current.CancellationToken)).Epochs);
        stuck.Set();
    }

    [Fact]
    public async Task Cancelled_WhileTheValidationIsStuck()
    {
        using var stuck = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var options = new FitOptions { Callbacks = [new LambdaCallback { BatchEnd = _ => cancelled.CancelAfter(50) }], BatchSize = 1024 };
        var fit = Task.Run(() => new Smooth(seed: 3).Fit([(_x, _y)], options, validation: Stuck(stuck), cancellationToken: cancelled.Token), TestContext.Current.CancellationToken);
        Assert.Empty((await fit.WaitAsync(Soon, TestContext.Current.CancellationToken)).Epochs);
        stuck.Set();
    }

    /// <summary>An awaited source sees the token, so that it ends by itself.</summary>
    [Fact]
    public async Task Cancelled_WhileAnAwaitedSourceIsStuck()
    {
        using var cancelled = new CancellationTokenSource();
        bool ended = false;
        var fit = Task.Run(() => new Smooth(seed: 3).Fit(Awaited(), cancellationToken: cancelled.Token), TestContext.Current.CancellationToken);
        await cancelled.CancelAsync();
        Assert.Empty((await fit.WaitAsync(Soon, TestContext.Current.CancellationToken)).Epochs);
        Assert.True(ended);

        async IAsyncEnumerable<(float[,,], float[,,])> Awaited([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
        {
            try
            {
                yield return (_x, _y);
                await Task.Delay(-1, token);
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public async Task ACallbackThatFails_IsHeard_WhileASourceIsStuck()
    {
        using var stuck = new ManualResetEventSlim();
        var options = new FitOptions { BatchSize = 1024, Shuffle = false, Callbacks = [new LambdaCallback { BatchEnd = _ => throw new InvalidDataException("mine") }] };
        var fit = Task.Run(() => new Smooth(seed: 3).Fit(Stuck(stuck), options), TestContext.Current.CancellationToken);
        Assert.Equal("mine", (await Assert.ThrowsAsync<InvalidDataException>(() => fit.WaitAsync(Soon, TestContext.Current.CancellationToken))).Message);
        stuck.Set();
    }

    [Fact]
    public void ASourceThatFailsToEnd_HidesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        var options = new FitOptions { Callbacks = [new LambdaCallback { BatchEnd = _ => cancelled.Cancel() }] };
        Assert.Empty(new Smooth(seed: 3).Fit(Endless(), options, cancellationToken: cancelled.Token).Epochs);

        IEnumerable<(float[,,], float[,,])> Endless()
        {
            try
            {
                while (true)
                {
                    yield return (_x, _y);
                }
            }
            finally
            {
                Fail();
            }
        }

        static void Fail() => throw new IOException("no disk");
    }

    /// <summary>A chunk, and then nothing before the event is set.</summary>
    private IEnumerable<(float[,,], float[,,])> Stuck(ManualResetEventSlim stuck)
    {
        yield return (_x, _y);
        stuck.Wait(Soon + Soon);
    }
}
