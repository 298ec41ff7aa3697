namespace NeuralSeqGen.CompilerServices;

public sealed unsafe partial class ModelCore
{
    private const string PredictOperation = "Predict";
    private const string PredictOneOperation = "PredictOne";
    private const string LayerOperation = "PredictLayer";
    private const string OneSample = "one sample";

    /// <summary>The outputs for each sample.</summary>
    /// <param name="inputs">One array per input, batch axis first.</param>
    /// <returns>One array per output: float, batch axis first.</returns>
    public Array[] Predict(ReadOnlySpan<Array> inputs)
    {
        int count = _check.Inputs(PredictOperation, inputs);
        var outputs = new Array[_plan.Outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = NewArray.OfSingle([count, .. _plan.Outputs[i].Shape]);
        }

        var samples = _samples.Rent();
        try
        {
            Fill(samples, count, inputs, [], null, default);
            var predictor = _predictors.Rent();
            for (int i = 0; i < outputs.Length; i++)
            {
                predictor.SetOutput(i, (float*)samples.Pin(outputs[i]), _plan.Outputs[i].Elements);
            }

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
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            PredictFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)]);
        }
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public void PredictFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs)
    {
        int count = _check.Inputs(PredictOperation, inputs);
        for (int i = 0; i < outputs.Length; i++)
        {
            _check.Buffer(PredictOperation, _plan.Outputs[i].Argument, outputs[i].Length, (long)count * _plan.Outputs[i].Elements, _onePerSample);
        }

        var samples = _samples.Rent();
        var predictor = _predictors.Rent();
        Fill(samples, count, inputs, []);
        for (int i = 0; i < outputs.Length; i++)
        {
            predictor.SetOutput(i, (float*)outputs[i].Start, _plan.Outputs[i].Elements);
        }

        RunPredictor(predictor, samples, -1);
        Release(samples);
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
            for (int i = 0; i < inputs.Length; i++)
            {
                sources[i] = samples.Pin(inputs[i]);
            }

            for (int i = 0; i < outputs.Length; i++)
            {
                destinations[i] = (float*)samples.Pin(outputs[i] = NewArray.OfSingle(_plan.Outputs[i].Shape));
            }

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
        fixed (TX* px = x)
        fixed (float* py = y)
        {
            PredictOneFlat([FlatArray.Of(px, x.Length)], [FlatArray.Of(py, y.Length)]);
        }
    }

    /// <summary>The same for several inputs or outputs.</summary>
    public void PredictOneFlat(ReadOnlySpan<FlatArray> inputs, ReadOnlySpan<FlatArray> outputs)
    {
        int count = _check.Inputs(PredictOneOperation, inputs);
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            _check.Buffer(PredictOneOperation, _plan.Inputs[i].Argument, inputs[i].Length, inputs[i].Length / count, OneSample);
            sources[i] = inputs[i].Start;
        }
        for (int i = 0; i < outputs.Length; i++)
        {
            _check.Buffer(PredictOneOperation, _plan.Outputs[i].Argument, outputs[i].Length, _plan.Outputs[i].Elements, OneSample);
            destinations[i] = (float*)outputs[i].Start;
        }
        RunOne(sources, destinations);
    }

    /// <summary>The output of a layer for each sample, in inference mode.</summary>
    /// <param name="layer">Name of the layer, such as <c>gru_1</c>.</param>
    /// <param name="inputs">One array per input, batch axis first.</param>
    public Array PredictLayer(string layer, ReadOnlySpan<Array> inputs)
    {
        int index = LayerIndex(layer);
        int count = _check.Inputs(LayerOperation, inputs);
        var output = NewArray.OfSingle([count, .. Definition.Layers[index].OutputShape]);
        var samples = _samples.Rent();
        try
        {
            Fill(samples, count, inputs, [], null, default);
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
        fixed (TX* px = x)
        {
            PredictLayerFlat(layer, [FlatArray.Of(px, x.Length)], output);
        }
    }

    /// <summary>The same for several inputs.</summary>
    public void PredictLayerFlat(string layer, ReadOnlySpan<FlatArray> inputs, Span<float> output)
    {
        int index = LayerIndex(layer);
        int count = _check.Inputs(LayerOperation, inputs);
        _check.Buffer(LayerOperation, nameof(output), output.Length, (long)count * LayerElements(index), _onePerSample);
        var samples = _samples.Rent();
        var predictor = _predictors.Rent();
        Fill(samples, count, inputs, []);
        fixed (float* destination = output)
        {
            predictor.SetOutput(0, destination, LayerElements(index));
            RunPredictor(predictor, samples, index);
        }
        Release(samples);
    }

    private void RunPredictor(BatchPredictor predictor, Samples samples, int layer)
    {
        EnterStates(PredictOperation);
        float* parameters = Reading(out var snapshot);
        predictor.Run(samples, parameters, layer);
        EndReading(snapshot);
        _predictors.Return(predictor);
        ExitStates(PredictOperation);
    }

    private void RunOne(void** inputs, float** outputs)
    {
        EnterStates(PredictOneOperation);
        var arena = _plan.PredictArenas.Rent();
        float* parameters = Reading(out var snapshot);
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
        int elements = 1;
        foreach (int extent in Definition.Layers[layer].OutputShape)
        {
            elements *= extent;
        }

        return elements;
    }

    private int LayerIndex(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        for (int i = 0; i < Definition.Layers.Length; i++)
        {
            if (Definition.Layers[i].Name == layer)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Name}.{LayerOperation}: there is no layer '{layer}': known are {string.Join(", ", Definition.Layers.Select(l => l.Name))}.", nameof(layer));
    }
}
