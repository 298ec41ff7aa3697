using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>Every layer that can be declared.</summary>
internal static class LayerCatalogue
{
    public static readonly IReadOnlyList<Layer> All =
    [
        new InputLayer(),
        new TimeDistributedLayer(),
        new BidirectionalLayer(),
        new BackwardLayer(),
        new StackedRnnLayer(),
        new GruLayer(),
        new LstmLayer(),
        new SimpleRnnLayer(),
        new RnnLayer(),
        new ConvLstm1DLayer(),
        new DenseLayer(),
        new EmbeddingLayer(),
        new ActivationLayer(),
        new FlattenLayer(),
        new RepeatVectorLayer(),
        new ReshapeLayer(),
        new PermuteLayer(),
        new FlipLayer(),
        new SliceLayer(),
        new Conv1DLayer(),
        new DepthwiseConv1DLayer(),
        new SeparableConv1DLayer(),
        new Conv1DTransposeLayer(),
        new MaxPooling1DLayer(),
        new AveragePooling1DLayer(),
        new GlobalMaxPooling1DLayer(),
        new GlobalAveragePooling1DLayer(),
        new UpSampling1DLayer(),
        new ZeroPadding1DLayer(),
        new Cropping1DLayer(),
        new DropoutLayer(),
        new MaskingLayer(),
        new ReuseLayer(),
        new FinalStateLayer(),
        new SubModelLayer(),
        new AddLayer(),
        new SubtractLayer(),
        new MultiplyLayer(),
        new AverageLayer(),
        new MaximumLayer(),
        new MinimumLayer(),
        new ConcatenateLayer(),
        new StackLayer(),
        new DotLayer(),
        new AttentionLayer(),
        new AdditiveAttentionLayer(),
        new MultiHeadAttentionLayer(),
        new GroupedQueryAttentionLayer(),
        new LayerNormalizationLayer(),
        new BatchNormalizationLayer(),
        new RmsNormalizationLayer(),
        new GroupNormalizationLayer(),
        new UnitNormalizationLayer(),
        new SpatialDropout1DLayer(),
        new GaussianNoiseLayer(),
        new GaussianDropoutLayer(),
        new AlphaDropoutLayer(),
        new ReluLayer(),
        new LeakyReluLayer(),
        new PReluLayer(),
        new EluLayer(),
        new GluLayer(),
        new SoftmaxLayer(),
        new RescalingLayer(),
        new NormalizationLayer(),
        new ActivityRegularizationLayer(),
        new LambdaLayer(),
    ];

    private static readonly Dictionary<string, Layer> ByName = All.ToDictionary(layer => layer.Name);

    public static Layer? Find(string name) => ByName.TryGetValue(name, out var layer) ? layer : null;
}
