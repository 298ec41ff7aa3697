namespace NeuralSeqGen.Tests;

/// <summary>The declared defaults are those of Keras 3.15.1, except where the semantics say otherwise.</summary>
public sealed class AttributeDefaultsTests
{
    [Fact]
    public void Gru_has_Keras_defaults_but_resets_before_the_product()
    {
        var gru = new GruAttribute(16);
        Assert.Equal(16, gru.Units);
        Assert.Equal(Activation.Tanh, gru.Activation);
        Assert.Equal(Activation.Sigmoid, gru.RecurrentActivation);
        Assert.Equal(Initializer.Orthogonal, gru.RecurrentInitializer);
        Assert.Equal(Initializer.GlorotUniform, gru.KernelInitializer);
        Assert.Equal(Initializer.Zeros, gru.BiasInitializer);
        Assert.True(gru.UseBias && gru.Trainable);
        Assert.False(gru.ResetAfter || gru.ReturnSequences || gru.GoBackwards || gru.Stateful || gru.Unroll || gru.ZeroOutputForMask);
        Assert.True(double.IsNaN(gru.KernelInitializerValue) && double.IsNaN(gru.BiasConstraintValue) && double.IsNaN(gru.RecurrentInitializerValue));
    }

    [Fact]
    public void Dense_is_linear_by_default() => Assert.Equal(Activation.Linear, new DenseAttribute(8).Activation);

    [Fact]
    public void Optimizers_have_Keras_numbers()
    {
        var rms = new RmsPropAttribute();
        Assert.Equal((1e-3, 0.9, 0.0, 1e-7, false), (rms.LearningRate, rms.Rho, rms.Momentum, rms.Epsilon, rms.Centered));
        Assert.Equal(EpsilonPlacement.InsideRoot, rms.EpsilonPlacement);
        var adam = new AdamAttribute();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-7, false), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.AmsGrad));
        var sgd = new SgdAttribute();
        Assert.Equal((1e-2, 0.0, false), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov));
        Assert.Equal((1e-3, 4e-3), (new AdamWAttribute().LearningRate, new AdamWAttribute().WeightDecay));
        var lion = new LionAttribute();
        Assert.Equal((1e-3, 0.9, 0.99), (lion.LearningRate, lion.Beta1, lion.Beta2));
        var ftrl = new FtrlAttribute();
        Assert.Equal((1e-3, -0.5, 0.1), (ftrl.LearningRate, ftrl.LearningRatePower, ftrl.InitialAccumulatorValue));
        Assert.Equal((0.1, 0.95), (new AdagradAttribute().InitialAccumulatorValue, new AdadeltaAttribute().Rho));
        Assert.Equal((0.0, 0.0, 0.0, 0.0, 0.99), (sgd.WeightDecay, sgd.ClipNorm, sgd.ClipValue, sgd.GlobalClipNorm, sgd.EmaMomentum));
    }

    [Fact]
    public void Losses_count_once_and_ignore_no_class()
    {
        Assert.Equal(1, new MeanSquaredErrorAttribute().Weight);
        Assert.Equal(int.MinValue, new SparseCategoricalCrossentropyAttribute().IgnoreClass);
        Assert.False(new CategoricalCrossentropyAttribute().FromLogits);
    }

    [Fact]
    public void Every_model_part_may_stand_on_a_class_and_on_a_property_and_repeat()
    {
        foreach (var type in typeof(ModelPartAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(ModelPartAttribute))))
        {
            var usage = type.GetCustomAttributes(typeof(AttributeUsageAttribute), inherit: true).Cast<AttributeUsageAttribute>().Single();
            Assert.Equal(AttributeTargets.Class | AttributeTargets.Property, usage.ValidOn);
            Assert.True(usage.AllowMultiple, type.Name);
            Assert.True(type.IsAbstract || type.IsSealed, type.Name);
        }
    }

    [Fact]
    public void Shapes_and_activations_give_back_their_constructor_arguments()
    {
        Assert.Equal([64, 15], new InputAttribute(64, 15).Shape);
        Assert.Equal([-1, 64], new ShapeAttribute(-1, 64).Extents);
        Assert.Equal(Activation.Softmax, new ActivationAttribute(Activation.Softmax).Activation);
        Assert.Equal(5, new RepeatVectorAttribute(5).N);
        Assert.Equal(0.25, new DropoutAttribute(0.25).Rate);
    }
}
