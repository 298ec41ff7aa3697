namespace NeuralSeqGen.Models.Tests;

/// <summary>What changes a model's weights finds it alone or throws InvalidOperationException, which names both calls.</summary>
public class TrainingExcludesTraining
{
    private readonly float[,,] _x = RandomData.Floats(1, 20, 5, 3);
    private readonly float[,,] _y = RandomData.Floats(2, 20, 5, 2);
    private readonly Smooth _model = new(seed: 1);

    private (string Method, Action Call)[] Calls
    {
        get
        {
            var file = new MemoryStream();
            _model.SaveWeights(file);
            float[] gradients = new float[Smooth.ParameterCount];
            return
            [
                ("Fit", () => _model.Fit(_x, _y)),
                ("TrainOnBatch", () => _model.TrainOnBatch(_x, _y)),
                ("ComputeGradients", () => _model.ComputeGradients(_x, _y, gradients)),
                ("ApplyGradients", () => _model.ApplyGradients(gradients)),
                ("EditParameters", () => _model.EditParameters().Dispose()),
                ("LoadWeights", () => _model.LoadWeights(file.ToArray())),
            ];
        }
    }

    [Fact]
    public void OnAnotherThread_EveryCallIsRefused()
    {
        var calls = Calls;
        var refusals = new List<string>();
        void TryAll() => refusals.AddRange(calls.Select(c => Assert.Throws<InvalidOperationException>(c.Call).Message));
        _model.Fit(_x, _y, new() { Callbacks = [new LambdaCallback { EpochEnd = _ => new Crew(1, _ => TryAll()).Join() }] });
        Assert.All(calls.Zip(refusals), pair => Assert.StartsWith($"Smooth.{pair.First.Method} was called while Smooth.Fit runs on another thread.", pair.Second));
        Assert.Equal(calls.Length, refusals.Count);
    }

    [Fact]
    public void InACallback_TrainingIsRefused_AndFitGoesOn()
    {
        int refused = 0;
        var history = _model.Fit(_x, _y, new()
        {
            Epochs = 3,
            Callbacks =
            [
                new LambdaCallback
                {
                    BatchEnd = _ =>
                    {
                        Assert.Contains("on the same thread", Assert.Throws<InvalidOperationException>(() => { _model.TrainOnBatch(_x, _y); }).Message);
                        refused++;
                    },
                },
            ],
        });
        Assert.Equal(3, refused);
        Assert.Equal(3, history.Epochs.Count);
    }

    [Fact]
    public void AfterARefusalAndAfterAnException_TheModelIsFreeAgain()
    {
        using (_model.EditParameters())
        {
            foreach (var (_, call) in Calls.Where(c => c.Method != "LoadWeights"))
            {
                Assert.Throws<InvalidOperationException>(call);
            }
        }

        Assert.Throws<InvalidTimeZoneException>(() => _model.Fit(_x, _y, new() { Callbacks = [new LambdaCallback { BatchEnd = _ => throw new InvalidTimeZoneException() }] }));
        foreach (var (_, call) in Calls)
        {
            call();
        }
    }
}
