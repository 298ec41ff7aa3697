namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string PredictOperation = "Predict";
    private const string PredictOneOperation = "PredictOne";
    private const string LayerOperation = "PredictLayer";

    /// <summary>The outputs for each sample.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <returns>One array per output: float, batch axis first.</returns>
    public Array[] Predict(ReadOnlySpan<Array> inputs)
    {
        var count = _check.Inputs(PredictOperation, inputs);
        var outputs = new Array[_plan.Outputs.Length];
        for (var i = 0; i < outputs.Length; i++) outputs[i] = NewArray.OfSingle([count, .. _plan.Outputs[i].Shape]);
        var samples = _samples.Rent();
        try
        {
            Fill(samples, count, inputs, [], null, null);
            var predictor = _predictors.Rent();
            for (var i = 0; i < outputs.Length; i++) predictor.SetOutput(i, (float*)samples.Pin(outputs[i]), _plan.Outputs[i].Elements);
            RunPredictor(predictor, samples, -1);
        }
        finally
        {
            Release(samples);
        }
        return outputs;
    }

    /// <summary>The output for samples one after the other; allocates nothing.</summary>
    /// <param name="x">Whole samples of the only input.</param>
    /// <param name="y">As many samples of the only output, written.</param>
    public void PredictSpan<TX>(ReadOnlySpan<TX> x, Span<float> y) where TX : unmanaged
    {
        var count = _check.FlatInput(PredictOperation, x);
        RequireOneOutput(PredictOperation);
        _check.Buffer(PredictOperation, _plan.Outputs[0].Argument, y.Length, (long)count * _plan.Outputs[0].Elements, "one sample per sample of x");
        PredictFlat(x, y, count, -1, _plan.Outputs[0].Elements);
    }

    /// <summary>The outputs for one sample, with the code laid out for latency.</summary>
    /// <param name="inputs">One array per input, without batch axis.</param>
    /// <returns>One float array per output, without batch axis.</returns>
    public Array[] PredictOne(ReadOnlySpan<Array> inputs)
    {
        _check.Single(PredictOneOperation, inputs);
        var outputs = new Array[_plan.Outputs.Length];
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        var samples = _samples.Rent();
        try
        {
            for (var i = 0; i < inputs.Length; i++) sources[i] = samples.Pin(inputs[i]);
            for (var i = 0; i < outputs.Length; i++) destinations[i] = (float*)samples.Pin(outputs[i] = NewArray.OfSingle(_plan.Outputs[i].Shape));
            RunOne(sources, destinations);
        }
        finally
        {
            Release(samples);
        }
        return outputs;
    }

    /// <summary>The output for one sample; allocates nothing.</summary>
    public void PredictOneSpan<TX>(ReadOnlySpan<TX> x, Span<float> y) where TX : unmanaged
    {
        var count = _check.FlatInput(PredictOneOperation, x);
        RequireOneOutput(PredictOneOperation);
        _check.Buffer(PredictOneOperation, _plan.Inputs[0].Argument, x.Length, x.Length / count, "one sample");
        _check.Buffer(PredictOneOperation, _plan.Outputs[0].Argument, y.Length, _plan.Outputs[0].Elements, "one sample");
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            void* source = px;
            float* destination = py;
            RunOne(&source, &destination);
        }
    }

    /// <summary>The output of a layer for each sample, in inference mode.</summary>
    /// <param name="layer">Name of the layer, such as <c>gru_1</c>.</param>
    /// <param name="inputs">One array per input, batch axis first.</param>
    public Array PredictLayer(string layer, ReadOnlySpan<Array> inputs)
    {
        var index = LayerIndex(layer);
        var count = _check.Inputs(LayerOperation, inputs);
        var output = NewArray.OfSingle([count, .. Definition.Layers[index].OutputShape]);
        var samples = _samples.Rent();
        try
        {
            Fill(samples, count, inputs, [], null, null);
            var predictor = _predictors.Rent();
            predictor.SetOutput(0, (float*)samples.Pin(output), LayerElements(index));
            RunPredictor(predictor, samples, index);
        }
        finally
        {
            Release(samples);
        }
        return output;
    }

    /// <summary>As <see cref="PredictLayer"/>, samples one after the other.</summary>
    public void PredictLayerSpan<TX>(string layer, ReadOnlySpan<TX> x, Span<float> output) where TX : unmanaged
    {
        var index = LayerIndex(layer);
        var count = _check.FlatInput(LayerOperation, x);
        _check.Buffer(LayerOperation, nameof(output), output.Length, (long)count * LayerElements(index), "one sample of the layer's output per sample of x");
        PredictFlat(x, output, count, index, LayerElements(index));
    }

    private void PredictFlat<TX>(ReadOnlySpan<TX> x, Span<float> y, int count, int layer, int elements) where TX : unmanaged
    {
        var samples = _samples.Rent();
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            Fill(samples, count, px, null);
            var predictor = _predictors.Rent();
            predictor.SetOutput(0, py, elements);
            RunPredictor(predictor, samples, layer);
        }
        Release(samples);
    }

    private void RunPredictor(BatchPredictor predictor, Samples samples, int layer)
    {
        EnterStates(PredictOperation);
        var parameters = Reading(out var snapshot);
        predictor.Run(samples, parameters, layer);
        EndReading(snapshot);
        _predictors.Return(predictor);
        ExitStates(PredictOperation);
    }

    private void RunOne(void** inputs, float** outputs)
    {
        EnterStates(PredictOneOperation);
        var arena = _plan.PredictArenas.Rent();
        var parameters = Reading(out var snapshot);
        var call = new BatchGroup { Count = 1, BatchCount = 1, Layer = -1, Inputs = inputs, Outputs = outputs, Parameters = parameters, Arena = arena.Pointer };
        _plan.States?.Place(ref call, 0);
        _plan.Program.PredictOne(in call);
        _plan.States?.Offer();
        _plan.States?.Commit();
        EndReading(snapshot);
        _plan.PredictArenas.Return(arena);
        ExitStates(PredictOneOperation);
    }

    private int LayerElements(int layer)
    {
        var elements = 1;
        foreach (var extent in Definition.Layers[layer].OutputShape) elements *= extent;
        return elements;
    }

    private int LayerIndex(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        for (var i = 0; i < Definition.Layers.Length; i++)
            if (Definition.Layers[i].Name == layer) return i;
        throw new ArgumentException($"{Name}.{LayerOperation}: there is no layer '{layer}': known are {string.Join(", ", Definition.Layers.Select(l => l.Name))}.", nameof(layer));
    }

    private void RequireOneOutput(string method)
    {
        if (_plan.Outputs.Length != 1) throw new InvalidOperationException($"{Name}.{method}: the form with spans is for models with one output, this one has {_plan.Outputs.Length}.");
    }
}
