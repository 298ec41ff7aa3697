namespace NeuralSeqGen.Tests.Core;

public class GateTests
{
    [Fact]
    public void EightThreads_BesideFit_SeeTheWeightsBeforeIt()
    {
        var (x, y) = LinearData.Make(400);
        var model = new LinearModel(seed: 4);
        float[,] before = model.Predict(x);
        double beforeLoss = model.Core.Evaluate([x], [y]).Loss;
        bool training = true;
        int predictions = 0;
        int wrong = 0;
        var crew = new Crew(8, i =>
        {
            while (true)
            {
                bool same = i % 2 == 0 ? before.Cast<float>().SequenceEqual(model.Predict(x).Cast<float>()) : beforeLoss == model.Core.Evaluate([x], [y]).Loss;
                if (!Volatile.Read(ref training))
                {
                    return;
                }

                if (!same)
                {
                    Interlocked.Increment(ref wrong);
                }

                Interlocked.Increment(ref predictions);
            }
        });
        model.Fit(x, y, new()
        {
            Epochs = 100_000, BatchSize = 16,
            Callbacks = [new LambdaCallback { EpochEnd = c => { if (Volatile.Read(ref predictions) >= 64) { c.Stop(); } }, TrainEnd = _ => Volatile.Write(ref training, false) }],
        });
        crew.Join();
        Assert.Equal(0, wrong);
        Assert.True(predictions >= 64);
        Assert.NotEqual(before, model.Predict(x));
        Assert.NotEqual(beforeLoss, model.Core.Evaluate([x], [y]).Loss);
    }

    [Fact]
    public void EightThreads_BesideTrainOnBatch_SeeWholeStepsOnly()
    {
        // Every parameter moves by the same amount each step: a reader that sees half a step sees two values.
        var model = new LinearModel(seed: 4, optimizer: new("sgd", 1.0, ["momentum"]));
        using (var edit = model.EditParameters())
        {
            edit.Values.Clear();
        }

        float[] gradients = new float[model.ParameterCount];
        gradients.AsSpan().Fill(-1f);
        float[,] x = new float[300, 5];
        bool running = true;
        int torn = 0;
        var crew = new Crew(8, _ =>
        {
            while (Volatile.Read(ref running))
            {
                if (model.Predict(x).Cast<float>().Distinct().Count() > 1)
                {
                    Interlocked.Increment(ref torn);
                }
            }
        });
        for (int i = 0; i < 3000; i++)
        {
            model.ApplyGradients(gradients);
        }

        Volatile.Write(ref running, false);
        crew.Join();
        Assert.Equal(0, torn);
        Assert.Single(model.Predict(x).Cast<float>().Distinct());
    }

    [Fact]
    public void EverythingThatTrains_BesideFit_Throws()
    {
        var (x, y) = LinearData.Make(50);
        var model = new LinearModel();
        byte[] file = model.Save(optimizer: false);
        var messages = new List<string>();
        model.Fit(x, y, new()
        {
            Callbacks = [new LambdaCallback
            {
                EpochEnd = _ => new Crew(1, _ =>
                {
                    foreach (var action in Changes(model, x, y, file)) { messages.Add(Assert.Throws<InvalidOperationException>(action).Message); } }).Join(),
            }],
        });
        Assert.Equal(["Fit", "TrainOnBatch", "ComputeGradients", "ApplyGradients", "EditParameters", "LoadWeights"], messages.Select(m => m.Split(' ')[0].Split('.')[1]));
        Assert.All(messages, m => Assert.Contains("was called while Linear.Fit runs on another thread", m));
    }

    [Fact]
    public void Callback_MayReadEditAndLoad_NotTrain()
    {
        var (x, y) = LinearData.Make(50);
        var model = new LinearModel(seed: 3);
        byte[] file = model.Save(optimizer: false);
        float[] start = model.Parameters.ToArray();
        int seen = 0;
        model.Fit(x, y, new()
        {
            Callbacks = [new LambdaCallback
            {
                EpochEnd = _ =>
                {
                    Assert.NotEqual(start, model.Parameters.ToArray());
                    float[,] present = model.Predict(x);
                    model.LoadWeights(file);
                    Assert.Equal(start, model.Parameters.ToArray());
                    Assert.NotEqual(present, model.Predict(x));
                    using (var edit = model.EditParameters()) { edit.Values.Fill(0.5f); } Assert.Equal(0.5f, model.Predict(new float[1, 5])[0, 0]);
                    Assert.Contains("same thread", Assert.Throws<InvalidOperationException>(() => model.Fit(x, y)).Message);
                    Assert.Throws<InvalidOperationException>(() => { model.Core.TrainOnBatch([x], [y]); });
                    seen++;
                },
            }],
        });
        Assert.Equal(1, seen);
        Assert.All(model.Parameters.ToArray(), v => Assert.Equal(0.5f, v));
        Assert.Equal(0.5f, model.Predict(new float[1, 5])[0, 0]);
        model.Core.TrainOnBatch([x], [y]);
    }

    [Fact]
    public void OpenEdit_RefusesTraining_UntilDisposed()
    {
        var (x, y) = LinearData.Make(50);
        var model = new LinearModel(seed: 3);
        float[,] before = model.Predict(x);
        var edit = model.EditParameters();
        edit["dense_1/bias"].Fill(9f);
        Assert.Equal(before, model.Predict(x));
        Assert.Contains("Linear.EditParameters", Assert.Throws<InvalidOperationException>(() => model.Fit(x, y)).Message);
        edit.Dispose();
        edit.Dispose();
        Assert.NotEqual(before, model.Predict(x));
        model.Fit(x, y);
    }

    [Theory]
    [InlineData("Predict"), InlineData("PredictLayer"), InlineData("PredictOne"), InlineData("Evaluate"), InlineData("ResetStates")]
    public void OpenEdit_RefusesWhatCarriesStates_ByTheNameOfTheCall(string operation)
    {
        var core = FailingProgram.Core();
        float[,] x = new float[FailingProgram.Batch, FailingProgram.Features];
        using var edit = core.EditParameters();
        var exception = Assert.Throws<InvalidOperationException>(() =>
        {
            switch (operation)
            {
                case "Predict": core.Predict([x]); break;
                case "PredictLayer": core.PredictLayer("dense_1", [x]); break;
                case "PredictOne": core.PredictOne([new float[FailingProgram.Features]]); break;
                case "Evaluate": core.Evaluate([x], [new float[FailingProgram.Batch, 1]]); break;
                default: core.ResetStates(); break;
            }
        });
        Assert.StartsWith($"Failing.{operation} was called while Failing.EditParameters runs on the same thread.", exception.Message);
    }

    [Fact]
    public void EditLeftOpenByACallback_DoesNotLockTheModel()
    {
        var (x, y) = LinearData.Make(50);
        var model = new LinearModel(seed: 3);
        model.Fit(x, y, new() { Callbacks = [new LambdaCallback { EpochEnd = _ => model.EditParameters() }] });
        model.Fit(x, y);
        model.Core.TrainOnBatch([x], [y]);
    }

    [Fact]
    public void ExceptionInACallback_LeavesTheModelUsable()
    {
        var (x, y) = LinearData.Make(50);
        var model = new LinearModel(seed: 3);
        Assert.Throws<NotSupportedException>(() => model.Fit(x, y, new() { Callbacks = [new LambdaCallback { BatchEnd = _ => throw new NotSupportedException() }] }));
        Assert.Equal(model.Parameters[^1], model.Predict(new float[1, 5])[0, 2]);
        model.Fit(x, y);
    }

    private static Action[] Changes(LinearModel model, float[,] x, float[,] y, byte[] file) =>
    [
        () => model.Fit(x, y), () => model.Core.TrainOnBatch([x], [y]), () => model.Core.ComputeGradients([x], [y], new float[model.ParameterCount]),
        () => model.ApplyGradients(new float[model.ParameterCount]), () => model.EditParameters(), () => model.LoadWeights(file),
    ];
}
